/** A document that is open in the editor, at one version. */
import type { TextDocumentContentChangeEvent } from "vscode-languageserver";
import { isIssueName } from "../newsletter/issue-name.ts";
import { SourceFile } from "../text/source-file.ts";
import { pathOf } from "./folders.ts";
import { type Encoding, Positions } from "./positions.ts";

/** A document of this language is an issue whatever its name, one that has none yet too. */
export const LANGUAGE = "this-week-in-rust";

export interface DocumentFields {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
}

/** Never changes: a keystroke makes another, so that what was computed of one is never taken for the other's. */
export class OpenDocument implements DocumentFields {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
  readonly #encoding: Encoding;
  #positions: Positions | undefined;
  #source: SourceFile | undefined;

  constructor({ uri, languageId, version, text }: DocumentFields, encoding: Encoding) {
    this.uri = uri;
    this.languageId = languageId;
    this.version = version;
    this.text = text;
    this.#encoding = encoding;
  }

  /** Other Markdown is none of our business. */
  get isIssue(): boolean {
    return this.languageId === LANGUAGE || isIssueName(pathOf(this.uri));
  }

  get positions(): Positions {
    this.#positions ??= new Positions(this.text, this.#encoding);
    return this.#positions;
  }

  /** Its path is that of the file in its folder, which decide the stage. */
  get source(): SourceFile {
    this.#source ??= new SourceFile(pathOf(this.uri).split("/").slice(-2).join("/"), this.text);
    return this.#source;
  }

  /** The document after these changes, each of which is one of the text that the changes before it made. */
  changed(changes: readonly TextDocumentContentChangeEvent[], version: number): OpenDocument {
    return changes.reduce<OpenDocument>((before, change) => before.#with(change, version), this);
  }

  #with(change: TextDocumentContentChangeEvent, version: number): OpenDocument {
    if (!("range" in change)) return new OpenDocument({ ...this.#fields, version, text: change.text }, this.#encoding);
    const { start, end } = this.positions.span(change.range);
    const text = this.text.slice(0, start) + change.text + this.text.slice(end);
    return new OpenDocument({ ...this.#fields, version, text }, this.#encoding);
  }

  get #fields(): DocumentFields {
    const { uri, languageId, version, text } = this;
    return { uri, languageId, version, text };
  }
}
