"""Reports: findings are shown to people and programs."""
