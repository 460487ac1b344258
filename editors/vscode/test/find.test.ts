import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { findTffix, missing } from "../src/find";

/** Makes an empty program at each path below a new folder, and gives that folder. */
function folderWith(...paths: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "tffix-"));
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), "");
    chmodSync(join(folder, path), 0o755);
  }
  return folder;
}

const nowhere = { path: "", folders: [], searched: "", windows: false };

test("the environment of the workspace goes before the PATH", () => {
  const folder = folderWith("one/.venv/bin/tffix", "usr/bin/tffix");
  const place = { ...nowhere, folders: [join(folder, "one")], searched: join(folder, "usr/bin") };
  assert.equal(findTffix(place), join(folder, "one/.venv/bin/tffix"));
  assert.equal(findTffix({ ...place, folders: [] }), join(folder, "usr/bin/tffix"));
});

test("each folder of the workspace is searched, and venv after .venv", () => {
  const folder = folderWith("two/venv/bin/tffix", "three/.venv/bin/tffix");
  const folders = ["one", "two", "three"].map((name) => join(folder, name));
  assert.equal(findTffix({ ...nowhere, folders }), join(folder, "two/venv/bin/tffix"));
});

test("what the setting names goes first, and nothing in its place", () => {
  const folder = folderWith("own/tffix", ".venv/bin/tffix");
  const place = { ...nowhere, folders: [folder] };
  assert.equal(findTffix({ ...place, path: join(folder, "own/tffix") }), join(folder, "own/tffix"));
  assert.equal(findTffix({ ...place, path: "own/tffix" }), join(folder, "own/tffix"));
  assert.equal(findTffix({ ...place, path: "gone/tffix" }), undefined);
});

test("a PATH that names no folder names none in the workspace either", () => {
  const folder = folderWith("tffix");
  const before = process.cwd();
  process.chdir(folder);
  try {
    assert.equal(findTffix({ ...nowhere, searched: ":.:" }), undefined);
  } finally {
    process.chdir(before);
  }
});

test("Windows has other names", () => {
  const paths: string[] = [];
  findTffix({ ...nowhere, folders: ["w"], windows: true }, (path) => {
    paths.push(path);
    return false;
  });
  assert.deepEqual(paths, [
    join("w", ".venv", "Scripts", "tffix.exe"),
    join("w", "venv", "Scripts", "tffix.exe"),
  ]);
});

test("what is missing is said with what to do", () => {
  assert.match(missing(""), /pipx install tffix/);
  assert.match(missing("/opt/tffix"), /\/opt\/tffix.*tffix\.path/);
});
