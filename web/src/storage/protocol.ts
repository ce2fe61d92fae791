/** What the page asks about earlier issues. */

export interface EarlierRequest {
  /** Kept in memory only. */
  readonly token?: string;
}

/** With how many earlier issues a text is compared. */
export interface EarlierAnswer {
  readonly count: number;
  readonly wanted: number;
  /** Why it is not all of them, and what to do about it. */
  readonly sentence?: string;
}

export type TellCount = (count: number, wanted: number) => void;
