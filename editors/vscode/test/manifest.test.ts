import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const source = readFileSync("src/extension.ts", "utf8");

test("every command of the manifest is registered", () => {
  for (const { command } of manifest.contributes.commands) {
    assert.ok(source.includes(`registerCommand("${command}"`), command);
  }
});

test("the settings are those that the server takes", () => {
  const settings = Object.keys(manifest.contributes.configuration.properties);
  assert.deepEqual(settings, [
    "tffix.path",
    "tffix.select",
    "tffix.ignore",
    "tffix.configuration",
    "tffix.delay",
    "tffix.syntaxErrors",
  ]);
});

test("the lock file names no other registry than that of npm", () => {
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
  for (const [name, entry] of Object.entries<{ resolved?: string }>(lock.packages)) {
    assert.match(entry.resolved ?? "https://registry.npmjs.org/", /^https:\/\/registry\.npmjs\.org\//, name);
  }
});
