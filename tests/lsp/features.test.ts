/** What an editor shows of an issue, and offers while one types: against the built program, with earlier issues. */
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import {
  ApplyWorkspaceEditRequest,
  type CodeLens,
  CodeLensRequest,
  type CompletionItem,
  CompletionRequest,
  DocumentLinkRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  ExecuteCommandRequest,
  FoldingRangeRequest,
  type Hover,
  HoverRequest,
  InlayHintRequest,
  type Position,
  type TextEdit,
} from "vscode-languageserver-protocol/node";
import { type Folder, newFolder } from "../support/cli-run.ts";
import { describeServers, type LspClient, uriOf } from "../support/lsp-servers.ts";

const head = (date: string, number: number): string =>
  `Title: This Week in Rust ${number}\nNumber: ${number}\nDate: ${date}\nCategory: This Week in Rust\n`;

const event = (date: string, title = "Rust Hack Night"): string =>
  `* ${date} | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)\n    * [**${title}**](https://www.meetup.com/rust-oslo/events/${date.replaceAll("-", "")}/)\n`;

const earlier = (date: string, number: number, events: readonly string[]): string => `${head(date, number)}
## Updates from Rust Community

### Observations/Thoughts
* [A tale of two borrows, part ${number}](https://blog.example.net/two-borrows-${number})

## Upcoming Events

Rusty Events between ${date} - 2099-01-01 🦀

### Europe
${events.join("")}`;

const DRAFT = `${head("2026-03-11", 642)}
## Updates from Rust Community

### Observations/Thoughts
* [A tale of two borrows](https://blog.example.net/two-borrows-641)
* [

## Upcoming Events

Rusty Events between 2026-03-11 - 2026-04-08 🦀

### Europe
${event("2026-03-03")}${event("2026-03-05")}* 
<!-- twir-lint-allow stale- -->

### Asia
`;

const FILE = "draft/2026-03-11-this-week-in-rust.md";
const uri = (folder: Folder): string => uriOf(join(folder.path, FILE));

/** Where the text ends that stands once in the draft. */
const behind = (needle: string, text = DRAFT): Position => {
  const lines = text.slice(0, text.indexOf(needle) + needle.length).split("\n");
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
};
/** The text once the edit of a completion is made. */
const applied = (text: string, { range, newText }: TextEdit): string => {
  const lines = text.split("\n");
  const offset = ({ line, character }: Position): number =>
    lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
  return text.slice(0, offset(range.start)) + newText + text.slice(offset(range.end));
};

describeServers((connect) => {
  let folder: Folder;
  let client: LspClient;

  const open = async (text: string, options?: unknown): Promise<void> => {
    const capabilities = {
      workspace: { applyEdit: true, workspaceEdit: { documentChanges: true } },
      textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
    };
    folder.write(FILE, text);
    const env = { XDG_CACHE_HOME: join(folder.path, ".cache") };
    client = await connect({ cwd: folder.path, env, folders: [folder.path], capabilities, options });
    await client.open(uri(folder), text);
  };

  beforeEach(() => {
    folder = newFolder();
    const issues = [
      ["2026-02-11", 638, ["2026-02-17", "2026-02-24"]],
      ["2026-02-18", 639, ["2026-02-24", "2026-03-03"]],
      ["2026-02-25", 640, ["2026-03-03", "2026-03-10"]],
      ["2026-03-04", 641, ["2026-03-10", "2026-03-17"]],
    ] as const;
    for (const [date, number, days] of issues)
      folder.write(
        `content/${date}-this-week-in-rust.md`,
        earlier(
          date,
          number,
          days.map((day) => event(day)),
        ),
      );
  });

  const textDocument = () => ({ uri: uri(folder) });
  const complete = async (position: Position): Promise<CompletionItem[]> =>
    ((await client.connection.sendRequest(CompletionRequest.type, {
      textDocument: textDocument(),
      position,
    })) ?? []) as CompletionItem[];
  const hoverAt = async (position: Position): Promise<string> => {
    const found = (await client.connection.sendRequest(HoverRequest.type, {
      textDocument: textDocument(),
      position,
    })) as Hover;
    return (found.contents as { value: string }).value;
  };

  describe("completion", () => {
    test("of an event of a known group: the next days of its series, as it was printed last", async () => {
      await open(DRAFT);
      const items = await complete(behind("20260305/)\n* "));
      expect(items.map(({ label }) => label)).toEqual([
        "2026-03-24 Rust Oslo",
        "2026-03-31 Rust Oslo",
        "2026-04-07 Rust Oslo",
      ]);
      const text = applied(DRAFT, items[0]?.textEdit as TextEdit);
      expect(text).toContain(
        `20260305/)\n* 2026-03-24 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)\n    * [**Rust Hack Night**](URL)\n`,
      );
    });

    test("of a date that is typed, with the group's place and link", async () => {
      const text = DRAFT.replace("20260305/)\n* ", "20260305/)\n* 2026-03-26 | Os");
      await open(text);
      const items = await complete(behind("2026-03-26 | Os", text));
      expect(items.map(({ label }) => label)).toContain("Oslo, NO");
      const whole = items.find(({ label }) => label === "2026-03-26 Rust Oslo");
      expect(applied(text, whole?.textEdit as TextEdit)).toContain(
        "\n* 2026-03-26 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)\n",
      );
    });

    test("of a title that the group had before", async () => {
      const text = DRAFT.replace(
        "20260305/)\n* ",
        "20260305/)\n* 2026-03-26 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)\n    * [",
      );
      await open(text);
      const items = await complete({ line: behind("2026-03-26 |", text).line + 1, character: 7 });
      expect(items.map(({ label }) => label)).toEqual(["Rust Hack Night"]);
      expect(applied(text, items[0]?.textEdit as TextEdit)).toContain("\n    * [**Rust Hack Night**](URL)\n");
    });

    test("of tags, headings, rules and codes", async () => {
      const text = DRAFT.replace("### Asia\n", "### Asia\n\n### Afr\n\n* 2026-03-26 | Houston, T\n");
      await open(text);
      const labels = async (needle: string) => (await complete(behind(needle, text))).map(({ label }) => label);
      expect(await labels("641)\n* [")).toEqual(expect.arrayContaining(["[video]", "[audio]", "[series]", "[ES]"]));
      const sections = await labels("### Afr");
      expect(sections).toEqual(expect.arrayContaining(["### Africa", "## Jobs", "### Official"]));
      expect(sections).not.toContain("### Europe");
      expect(await labels("twir-lint-allow stale-")).toEqual(
        expect.arrayContaining(["stale-event", "tracking-parameter"]),
      );
      expect(await labels("Houston, T")).toEqual(expect.arrayContaining(["TX, US", "TR"]));
    });

    test("of the lines that each issue has, with its days", async () => {
      const text = `${head("2026-03-11", 642)}
## Updates from the Rust Project
N
## Upcoming Events
R
### CFP - Projects
*N
`;
      await open(text);
      const first = async (needle: string) =>
        (await complete(behind(needle, text))).map((item) => (item.textEdit as TextEdit).newText);
      expect(await first("Project\nN")).toEqual([
        "N pull requests were [merged in the last week][merged]\n\n[merged]: https://github.com/search?q=is%3Apr+org%3Arust-lang+is%3Amerged+merged%3A2026-03-03..2026-03-10",
      ]);
      expect(await first("Events\nR")).toEqual(["Rusty Events between 2026-03-11 - 2026-04-08 🦀"]);
      expect(await first("*N")).toEqual(["*No Calls for participation were submitted this week.*"]);
    });
  });

  describe("completion leaves nothing behind", () => {
    const at = (text: string): [string, Position] => {
      const [before = "", after = ""] = text.split("¦");
      const lines = before.split("\n");
      return [before + after, { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 }];
    };
    const EVENT = "* 2026-03-26 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)\n";

    test.each<[where: string, line: string, label: string, made: string]>([
      ["observations", "* [¦]", "[video]", "* [video] [Title](URL)"],
      ["observations", "* [vi¦d] [A talk](https://a.example/)", "[video]", "* [video] [A talk](https://a.example/)"],
      ["europe", `${EVENT}    * [¦]`, "Rust Hack Night", `${EVENT}    * [**Rust Hack Night**](URL)`],
      [
        "europe",
        "* 2026-03-26 | Os¦lo, NO | [Rust Oslo](https://a.example)",
        "Oslo, NO",
        "* 2026-03-26 | Oslo, NO | [Rust Oslo](https://a.example)",
      ],
      ["europe", "* 2026-03-26 | Virtual (Os¦)", "Oslo, NO", "* 2026-03-26 | Virtual (Oslo, NO)"],
      ["europe", "## Jo¦bs", "## Jobs", "## Jobs"],
      [
        "europe",
        "<!-- twir-lint-allow stale-¦event: so -->",
        "stale-event",
        "<!-- twir-lint-allow stale-event: so -->",
      ],
    ])("in %s: %s", async (where, line, label, made) => {
      const heading = where === "europe" ? "### Europe" : "### Observations/Thoughts";
      const frame = (text: string) =>
        `${head("2026-03-11", 642)}\n## Updates from Rust Community\n\n## Upcoming Events\n\n${heading}\n${text}\n`;
      const [text, position] = at(frame(line));
      await open(text);
      const item = (await complete(position)).find((each) => each.label === label);
      expect(item && applied(text, item.textEdit as TextEdit)).toBe(frame(made));
    });

    test.each([
      ["europe", "* 2026-03-26 - 2026-03-27¦"],
      ["europe", `${EVENT}    * [**Ru¦st Night**](https://x.example/)`],
      ["europe", "```\n#¦\n```"],
      ["europe", "<!--\n#¦\n-->"],
      ["europe", "* 2026-03-26 ¦| Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)"],
    ])("and offers nothing in %s: %s", async (_, line) => {
      const [text, position] = at(`${head("2026-03-11", 642)}\n## Upcoming Events\n\n### Europe\n${line}\n`);
      await open(text);
      expect(await complete(position)).toEqual([]);
    });

    test("whose date is typed is found by what is typed", async () => {
      const [text, position] = at(DRAFT.replace("20260305/)\n* ", "20260305/)\n* 2026-03-26¦"));
      await open(text);
      const [item] = await complete(position);
      expect(item?.filterText?.startsWith("2026-03-26")).toBe(true);
    });
  });

  describe("hover", () => {
    beforeEach(() =>
      open(
        DRAFT.replace("stale- -->", "stale-event: kept -->").replace(
          "2026-03-05 | Oslo, NO",
          "2026-03-05 | Austin, TX, US",
        ),
      ),
    );

    test.each([
      [
        "* 2026-03-03",
        /^Tuesday, 8 days before this issue\.\n\nIssues announce events of four weeks: from `2026-03-11` to `2026-04-08`, which it is not in\.$/,
      ],
      ["Oslo, NO", /^Norway\.$/],
      ["Austin, TX", /^Texas, United States/],
      [
        "two-borrows-641",
        /^Printed in issue 641, under `Observations\/Thoughts`: `A tale of two borrows, part 641`\.$/,
      ],
      [
        "twir-lint-allow stale-event",
        /^An event is over before the issue comes out\.[\s\S]*\(https:\/\/twir-lint\.github\.io\/twir-lint\/#\/rules\/stale-event\)$/,
      ],
    ])("on %s", async (needle, said) => {
      const text = DRAFT.replace("stale- -->", "stale-event: kept -->").replace(
        "2026-03-05 | Oslo, NO",
        "2026-03-05 | Austin, TX, US",
      );
      const { line, character } = behind(needle, text);
      expect(await hoverAt({ line, character: character - 1 })).toMatch(said);
    });
  });

  describe("structure", () => {
    beforeEach(() => open(DRAFT));

    test("the outline has the sections in each other, with entries and events", async () => {
      const symbols = (await client.connection.sendRequest(DocumentSymbolRequest.type, {
        textDocument: textDocument(),
      })) as DocumentSymbol[];
      expect(symbols.map(({ name }) => name)).toEqual(["Updates from Rust Community", "Upcoming Events"]);
      expect(symbols[0]?.children?.[0]?.children?.map(({ name }) => name)).toEqual(["A tale of two borrows"]);
      expect(symbols[1]?.children?.map(({ name }) => name)).toEqual(["Europe", "Asia"]);
      expect(symbols[1]?.children?.[0]?.children?.map(({ name, detail }) => [name, detail])).toEqual([
        ["2026-03-03 Rust Hack Night", "Oslo, NO"],
        ["2026-03-05 Rust Hack Night", "Oslo, NO"],
      ]);
    });

    test("what is selected of a section is inside of it, blanks at its end or not", async () => {
      await client.change(uri(folder), 2, {
        text: "## Jobs  \r\n\r\n### [A](https://a.example/) \t\r\n* [b](https://b.example/)\r\n## Jobs ",
      });
      const symbols = (await client.connection.sendRequest(DocumentSymbolRequest.type, {
        textDocument: textDocument(),
      })) as DocumentSymbol[];
      const all = symbols.flatMap((each) => [each, ...(each.children ?? [])]);
      expect(all.length).toBeGreaterThan(2);
      const key = ({ line, character }: Position): number => line * 1000 + character;
      for (const { range, selectionRange } of all) {
        expect(key(selectionRange.start)).toBeGreaterThanOrEqual(key(range.start));
        expect(key(selectionRange.end)).toBeLessThanOrEqual(key(range.end));
      }
    });

    test("sections and front matter can be folded, without the blank lines behind them", async () => {
      const folds = await client.connection.sendRequest(FoldingRangeRequest.type, { textDocument: textDocument() });
      expect(folds?.slice(0, 3).map(({ startLine, endLine }) => [startLine, endLine])).toEqual([
        [0, 3],
        [5, 9],
        [7, 9],
      ]);
    });

    test("links lead where the site's lead; what is no address of the web leads nowhere", async () => {
      await client.change(uri(folder), 2, {
        text: "### A\n* [a](https://a.example/x) [b](file:///etc/passwd) [c](command:x) [d][e]\n\n[e]: https://e.example/\n",
      });
      const links = await client.connection.sendRequest(DocumentLinkRequest.type, { textDocument: textDocument() });
      expect(links?.map(({ target }) => target)).toEqual(["https://a.example/x", "https://e.example/"]);
    });

    test("the weekday stands behind each date", async () => {
      const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
      const hints = await client.connection.sendRequest(InlayHintRequest.type, { textDocument: textDocument(), range });
      expect(hints?.map(({ label, position }) => [label, position])).toEqual([
        ["Tue", behind("* 2026-03-03")],
        ["Thu", behind("* 2026-03-05")],
      ]);
    });
  });

  test("weekdays and lenses can be turned off", async () => {
    await open(DRAFT, { weekdays: false, lenses: false });
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    expect(await client.connection.sendRequest(InlayHintRequest.type, { textDocument: textDocument(), range })).toEqual(
      [],
    );
    expect(await client.connection.sendRequest(CodeLensRequest.type, { textDocument: textDocument() })).toEqual([]);
  });

  test("a lens says what is left before publication, and does it", async () => {
    const draft = DRAFT.replace("20260305/)\n* \n", "20260305/)\n");
    await open(draft);
    const lenses = (await client.connection.sendRequest(CodeLensRequest.type, {
      textDocument: textDocument(),
    })) as CodeLens[];
    expect(lenses[0]?.command?.title).toMatch(/^Left before publication: \d+ errors/);
    const stale = lenses.find(({ command }) => command?.title === "2 events are over: remove them");
    expect(stale?.range.start).toEqual({ line: behind("## Upcoming Events", draft).line, character: 0 });
    const edited = new Promise<string>((resolve) => {
      client.connection.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => {
        const [change] = edit.documentChanges as { textDocument: { version: number }; edits: TextEdit[] }[];
        expect(change?.textDocument.version).toBe(1);
        resolve((change?.edits ?? []).toReversed().reduce(applied, draft));
        return { applied: true };
      });
    });
    const { command, arguments: args } = stale?.command ?? { command: "" };
    await client.connection.sendRequest(ExecuteCommandRequest.type, { command, arguments: args });
    expect(await edited).toBe(draft.replace(event("2026-03-03"), "").replace(event("2026-03-05"), ""));
  });
});
