import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";

interface Step {
  description: string;
  media: { markdown: string };
}

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

test("what the manifest shows is there, and is packed", () => {
  const packed = readFileSync(".vscodeignore", "utf8");
  const steps = manifest.contributes.walkthroughs.flatMap(({ steps }: { steps: Step[] }) => steps);
  for (const path of [manifest.icon, ...steps.map(({ media }: Step) => media.markdown)]) {
    assert.ok(existsSync(path), path);
    assert.ok(packed.includes(`!${path}`) || packed.includes("!walkthrough/*.md"), path);
  }
  const texts = steps.map(({ media }: Step) => readFileSync(media.markdown, "utf8"));
  for (const [, name] of texts.flatMap((text: string) => [...text.matchAll(/\]\(\.\.\/(\S+)\)/g)])) {
    assert.ok(existsSync(name), name);
    assert.ok(name.startsWith("pictures/") && packed.includes("!pictures/*.png"), name);
  }
  const commands = manifest.contributes.commands.map(({ command }: { command: string }) => command);
  for (const [, command] of steps.flatMap(({ description }: Step) => [...description.matchAll(/command:(tffix\.\w+)/g)])) {
    assert.ok(commands.includes(command), command);
  }
});
