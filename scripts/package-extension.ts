/** Packages dist/vscode/ for VS Code, into the file that is named, and says what is in the package: `npm run vsix`. */
import { readFileSync, statSync } from "node:fs";
import { createVSIX, listFiles } from "@vscode/vsce";

const FOLDER = "dist/vscode";
const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
const packagePath = process.argv[2] ?? `dist/twir-lint-${version}.vsix`;

// All that it needs is bundled.
await createVSIX({ cwd: FOLDER, packagePath, dependencies: false, skipLicense: true });
for (const file of (await listFiles({ cwd: FOLDER, packagedDependencies: [] })).sort())
  process.stdout.write(`${String(statSync(`${FOLDER}/${file}`).size).padStart(9)}  ${file}\n`);
process.stdout.write(`${String(statSync(packagePath).size).padStart(9)}  ${packagePath}\n`);
