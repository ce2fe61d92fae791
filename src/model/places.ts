import { type Text, textAt } from "../text/span.ts";
import type { Place } from "./types.ts";

const VIRTUAL = /\b(?:virtual|online)\b/i;
const HYBRID = /\bhybrid\b/i;
const IN_PERSON = /\bin[- ]?person\b/i;
/** `City, CC + Virtual`: the place stands before. */
const MODE_BEHIND = /[-+&]\s*(?:virtual|online|hybrid)\b/i;

const modeOf = (value: string): Place["mode"] => {
  if (HYBRID.test(value)) return "hybrid";
  if (!VIRTUAL.test(value)) return "in-person";
  return IN_PERSON.test(value) || (MODE_BEHIND.exec(value)?.index ?? 0) > 0 ? "hybrid" : "virtual";
};

/** The part of the column that names the place: in parentheses behind the mode, or before it. */
const placeText = (value: string, mode: Place["mode"]): { value: string; offset: number } => {
  if (mode === "in-person") return { value, offset: 0 };
  const open = value.indexOf("(");
  if (open >= 0 && modeOf(value.slice(0, open)) !== "in-person") {
    const close = value.lastIndexOf(")");
    return { value: value.slice(open + 1, close > open ? close : undefined), offset: open + 1 };
  }
  return { value: value.slice(0, MODE_BEHIND.exec(value)?.index ?? 0), offset: 0 };
};

/** Mode and parts of a place column. Total: what it does not understand is one part. */
export const readPlace = (column: Text): Place => {
  const mode = modeOf(column.value);
  const { value, offset } = placeText(column.value, mode);
  let at = column.span.start + offset;
  const parts: Text[] = [];
  for (const piece of value.split(",")) {
    const lead = piece.length - piece.trimStart().length;
    if (piece.trim() !== "") parts.push(textAt(piece.trim(), at + lead));
    at += piece.length + 1;
  }
  return { ...column, mode, parts };
};
