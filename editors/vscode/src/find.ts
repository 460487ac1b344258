import { existsSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";

/** Where tffix may be installed below a folder of the workspace. */
const ENVIRONMENTS = [".venv", "venv"];

export interface Place {
  /** What `tffix.path` says. */
  path: string;
  /** The folders of the workspace. */
  folders: string[];
  /** The environment variable `PATH`. */
  searched: string;
  windows: boolean;
}

/** Gives the tffix to run, or nothing where there is none. */
export function findTffix(
  place: Place,
  exists: (path: string) => boolean = existsSync,
): string | undefined {
  const { path, folders, searched, windows } = place;
  if (path) {
    const candidates = isAbsolute(path) ? [path] : folders.map((folder) => join(folder, path));
    return candidates.find(exists);
  }
  const name = windows ? "tffix.exe" : "tffix";
  const scripts = windows ? "Scripts" : "bin";
  const inside = folders.flatMap((folder) =>
    ENVIRONMENTS.map((environment) => join(folder, environment, scripts, name)),
  );
  const outside = searched
    .split(delimiter)
    .filter(isAbsolute)
    .map((folder) => join(folder, name));
  return [...inside, ...outside].find(exists);
}

/** Says what to do where there is no tffix. */
export function missing(path: string): string {
  return path
    ? `There is no ${path}, which the setting tffix.path names.`
    : "tffix is neither in the virtual environment of this workspace nor on the PATH." +
        " Install it with: pipx install tffix";
}
