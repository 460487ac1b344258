// tffix in a worker: gets texts, gives what is found in them. Pyodide has no packages of
// its own in the wheel: of what tffix depends on, checking needs regex alone, and that
// only for what is not ASCII and for regular expressions.

const PYODIDE = "https://cdn.jsdelivr.net/pyodide/v314.0.7/full/";

const PROGRAM = `
import json

import tffix
from tffix.edit import unified_diff
from tffix.engine import registry

PAGES = {fixer.name for fixer in registry.fixers()}


def judge(text):
    path = "main.tf"
    checked = tffix.check({path: text})
    fixed = tffix.fix({path: text}).texts.get(path)
    return json.dumps(
        {
            "text": text,
            "fixed": fixed,
            "diff": unified_diff(path, text, fixed) if fixed else "",
            "errors": checked.errors,
            "findings": [
                {
                    "line": one.start.line,
                    "column": one.start.column,
                    "start": one.start.offset,
                    "end": one.end.offset,
                    "rule": one.rule,
                    "page": one.rule in PAGES,
                    "message": one.message,
                    "remedy": one.remedy,
                    "safety": one.safety,
                }
                for one in checked.findings
            ],
        }
    )
`;

let judge;

onmessage = async ({ data }) => {
  try {
    if (data.wheel) {
      const said = await load(data.wheel);
      postMessage({ ready: true, said });
    } else {
      postMessage(JSON.parse(judge(data.text)));
    }
  } catch (error) {
    postMessage({ failed: error.message });
  }
};

async function load(wheel) {
  const [{ loadPyodide }, response] = await Promise.all([import(`${PYODIDE}pyodide.mjs`), fetch(wheel)]);
  if (!response.ok) throw new Error(`${wheel}: ${response.status}`);
  const python = await loadPyodide({ indexURL: PYODIDE });
  python.unpackArchive(await response.arrayBuffer(), "wheel");
  let said = "Ready.";
  try {
    await python.loadPackage("regex");
  } catch {
    said = "Ready, but for names with letters that are not ASCII.";
  }
  python.runPython(PROGRAM);
  judge = python.globals.get("judge");
  return said;
}
