/** What a server without a file system asks its client to read. */
import { RequestType } from "vscode-languageserver-protocol";

export interface ReadParams {
  /** The URI of a folder of the workspace. */
  readonly folder: string;
  /** The folder of earlier issues in it, where the settings name one. */
  readonly archive?: string;
}

export interface FileText {
  readonly uri: string;
  readonly text: string;
}

export interface WorkspaceTexts {
  /** The config in the folder, if there is one. */
  readonly config?: FileText;
  /** The issues that came out, the newest first. */
  readonly issues: readonly FileText[];
}

/** A client that cannot read need not answer it. */
export const ReadWorkspaceRequest = new RequestType<ReadParams, WorkspaceTexts, void>("twir-lint/readWorkspace");

/** Issues that a client reads at most: those of a year, and some that came out after the draft. */
export const MOST_ISSUES = 60;
