import { commands, env, type ExtensionContext, Uri, window, workspace } from "vscode";
import { LanguageClient } from "vscode-languageclient/node";
import { findTffix, missing } from "./find";

const FIX_ALL = "source.fixAll.tffix";
const INSTALL = "https://pipx.pypa.io/stable/installation/";

let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  context.subscriptions.push(
    commands.registerCommand("tffix.restart", restart),
    commands.registerCommand("tffix.fixAll", () =>
      commands.executeCommand("editor.action.sourceAction", { kind: FIX_ALL, apply: "first" }),
    ),
    commands.registerCommand("tffix.fixOnSave", fixOnSave),
    workspace.onDidChangeWorkspaceFolders(restart), // another folder can have its own tffix
    workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("tffix.path")) {
        await restart();
      }
    }),
  );
  await start();
}

async function fixOnSave(): Promise<void> {
  for (const languageId of ["terraform", "opentofu"]) {
    const editor = workspace.getConfiguration("editor", { languageId });
    const before = editor.get<Record<string, unknown>>("codeActionsOnSave", {});
    await editor.update("codeActionsOnSave", { ...before, [FIX_ALL]: "explicit" }, true, true);
  }
  void window.showInformationMessage("Safe fixes are made when a Terraform file is saved.");
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
  client = undefined;
}

async function restart(): Promise<void> {
  await deactivate();
  await start();
}

async function start(): Promise<void> {
  const settings = workspace.getConfiguration("tffix");
  const path = settings.get<string>("path", "");
  const command = findTffix({
    path,
    folders: (workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath),
    searched: process.env.PATH ?? "",
    windows: process.platform === "win32",
  });
  if (!command) {
    void complain(path);
    return;
  }
  client = new LanguageClient(
    "tffix",
    { command, args: ["server"] },
    {
      documentSelector: [{ scheme: "file", pattern: "**/*.{tf,tofu,tf.json,tofu.json}" }],
      initializationOptions: settings,
      synchronize: { configurationSection: "tffix" },
    },
  );
  await client.start();
}

async function complain(path: string): Promise<void> {
  const action = path ? "Open the setting" : "How to install pipx";
  if ((await window.showErrorMessage(missing(path), action)) !== action) {
    return;
  }
  if (path) {
    await commands.executeCommand("workbench.action.openSettings", "tffix.path");
  } else {
    await env.openExternal(Uri.parse(INSTALL));
  }
}
