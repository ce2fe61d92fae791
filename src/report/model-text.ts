/** The model of an issue for people: a line for each section, and below it one for each part. */

import { escapeCommands, escapeHidden } from "./escape.ts";
import { jsonText } from "./json-text.ts";
import type { Model, ModelField, ModelPart, ModelRange, ModelSection } from "./model.ts";
import { truncate } from "./truncate.ts";

/** In characters, with the `…` for what is left out. */
const MAX_VALUE = 101;

const shownRange = ({ start, end }: ModelRange): string =>
  start.line === end.line
    ? `${start.line}:${start.column}-${end.column}`
    : `${start.line}:${start.column}-${end.line}:${end.column}`;

const shownValue = (value: string): string => escapeHidden(truncate(value, MAX_VALUE));

const fieldLine = ({ name, value, range }: ModelField): string =>
  range ? `      ${name} \`${shownValue(value)}\` ${shownRange(range)}` : `      ${name}: ${shownValue(value)}`;

const partLines = ({ type, range, fields }: ModelPart): string[] => [
  `  ${shownRange(range)}  ${type}`,
  ...fields.map(fieldLine),
];

const sectionLines = ({ kind, title, depth, range, under, parts }: ModelSection): string[] => {
  const heading = depth === 0 ? "(before the first heading)" : `${"#".repeat(depth)} ${shownValue(title)}`;
  const above = under.length === 0 ? "" : `, under ${under.join(", ")}`;
  return [`${shownRange(range)}  ${heading}  [${kind}${above}]`, ...parts.flatMap(partLines), ""];
};

/** The model as lines of text, safe to print. */
export const modelText = ({ path, number, date, sections }: Model): string => {
  const name = number === undefined ? "an issue without a number" : `issue ${number}`;
  const issue = `${name} ${date === undefined ? "without a date" : `of ${date}`}`;
  const lines = [`${escapeHidden(path)}: ${issue}`, "", ...sections.flatMap(sectionLines)];
  return escapeCommands(lines.map((line) => `${line}\n`).join(""));
};

/** The model as one line of JSON, safe to print. */
export const modelJson = (model: Model): string => `${jsonText(model)}\n`;
