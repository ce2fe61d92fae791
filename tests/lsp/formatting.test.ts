/** Formatting makes the safe repairs of the style rules, of the whole file or of a part. */
import { expect, test } from "vitest";
import {
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  type Range,
  type TextEdit,
} from "vscode-languageserver-protocol/node";
import { rules } from "../../src/rules/index.ts";
import { CLEAN, ISSUE_FILE, issueWith, newFolder, REPAIRED, TRACKED } from "../support/cli-run.ts";
import { applyTextEdits } from "../support/lsp-edits.ts";
import { describeServers, uriOf } from "../support/lsp-servers.ts";

const options = { tabSize: 4, insertSpaces: true };

/** Two events that style rules repair, with a tracking parameter that is none of theirs, each of two lines. */
const event = (day: number): string =>
  `* 2026-03-${day} | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)\n    * [Ice ${day}](https://www.meetup.com/rust-oslo/events/3133380${day}/)`;
const bold = (text: string, day: number): string => text.replace(`[Ice ${day}]`, `[**Ice ${day}**]`);
const EVENTS = `${event(13)}\n${event(14)}`;
const TEXT = issueWith(TRACKED, EVENTS);

describeServers((connect) => {
  const open = async (text: string) => {
    const folder = newFolder();
    const path = folder.write(`draft/${ISSUE_FILE}`, text);
    const client = await connect({ cwd: folder.path, folders: [folder.path] });
    const uri = uriOf(path);
    await client.open(uri, text);
    return {
      folder,
      format: async (): Promise<string> =>
        applyTextEdits(
          text,
          (await client.connection.sendRequest(DocumentFormattingRequest.type, {
            textDocument: { uri },
            options,
          })) as TextEdit[],
        ),
      formatRange: async (range: Range): Promise<string> =>
        applyTextEdits(
          text,
          (await client.connection.sendRequest(DocumentRangeFormattingRequest.type, {
            textDocument: { uri },
            range,
            options,
          })) as TextEdit[],
        ),
    };
  };

  const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split("\n").length - 1;

  test("of a whole file it makes what --fix makes of the style rules", async () => {
    const issue = await open(TEXT);
    const formatted = await issue.format();
    expect(formatted).toBe(bold(bold(TEXT, 13), 14));
    const style = rules.filter(({ group }) => group === "style").map(({ id }) => id);
    await issue.folder.run(["--fix", "--select", style.join(","), `draft/${ISSUE_FILE}`]);
    expect(formatted).toBe(issue.folder.read(`draft/${ISSUE_FILE}`));
  });

  test.each([13, 14])("of a range it makes those within: %d", async (day) => {
    const issue = await open(TEXT);
    const line = lineOf(TEXT, `[Ice ${day}]`);
    const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
    expect(await issue.formatRange(range)).toBe(bold(TEXT, day));
  });

  test("a repair of which a part is outside of the range is not made", async () => {
    const issue = await open(TEXT);
    const line = lineOf(TEXT, "[Ice 13]");
    expect(await issue.formatRange({ start: { line, character: 0 }, end: { line, character: 8 } })).toBe(TEXT);
  });

  test("what is right stays as it is, with each kind of line ending", async () => {
    const text = issueWith(`${CLEAN}\n${REPAIRED}`);
    for (const each of [text, text.replaceAll("\n", "\r\n")]) expect(await (await open(each)).format()).toBe(each);
    const crlf = TEXT.replaceAll("\n", "\r\n");
    expect(await (await open(crlf)).format()).toBe(bold(bold(crlf, 13), 14));
  });
});
