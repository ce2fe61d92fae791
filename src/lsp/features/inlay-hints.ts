/** The weekday behind each date of an event, which is what people mistype a date by. */
import { type InlayHint, InlayHintKind } from "vscode-languageserver";
import type { DateText, Issue } from "../../document/types.ts";
import { WEEKDAYS, weekday } from "../../text/calendar.ts";
import { overlaps, type Span } from "../../text/span.ts";
import type { OpenDocument } from "../document.ts";
import type { Feature } from "./feature.ts";

/** `Wed`. */
const LETTERS = 3;

const hintOf = ({ span, day }: DateText, { positions }: OpenDocument): InlayHint[] =>
  day === undefined
    ? []
    : [
        {
          position: positions.positionAt(span.end),
          label: (WEEKDAYS[weekday(day)] as string).slice(0, LETTERS),
          kind: InlayHintKind.Type,
          paddingLeft: true,
        },
      ];

const hintsIn = (issue: Issue, document: OpenDocument, wanted: Span): InlayHint[] =>
  issue.events
    .flatMap(({ dates }) => dates?.dates ?? [])
    .filter(({ span }) => overlaps(span, wanted))
    .flatMap((date) => hintOf(date, document));

export const inlayHints: Feature = {
  capabilities: () => ({ inlayHintProvider: true }),
  start: (session) => {
    const { connection, client } = session;
    connection.languages.inlayHint.on(({ textDocument, range }, token) =>
      session.answer(textDocument.uri, token, ({ document, result, settings }) =>
        settings.weekdays ? hintsIn(result.issue, document, document.positions.span(range)) : [],
      ),
    );
    session.onForgotten(() => {
      if (client.capabilities.workspace?.inlayHint?.refreshSupport)
        session.inBackground(connection.languages.inlayHint.refresh());
    });
  },
};
