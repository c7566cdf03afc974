// Starts `factcheck lsp` and connects it with the editor; what is found, and how, is all in the server.
const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");
const { activationEvents } = require("./package.json");

let client;

exports.activate = () => {
  const settings = workspace.getConfiguration("factcheck");
  const languages = activationEvents.map((event) => event.replace("onLanguage:", ""));
  client = new LanguageClient(
    "factcheck",
    "factcheck",
    { command: settings.get("command"), args: ["lsp"] },
    {
      documentSelector: languages.flatMap((language) => [
        { language, scheme: "file" },
        { language, scheme: "untitled" },
      ]),
      initializationOptions: { run: settings.get("run") },
    },
  );
  return client.start();
};

exports.deactivate = () => client?.stop();
