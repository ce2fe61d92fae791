/** Pages and answers for a web of our own. */
import type { IncomingMessage, ServerResponse } from "node:http";

/** Answers one path of one host: with a page, or however it likes. */
export type Handler = string | ((request: IncomingMessage, response: ServerResponse, count: number) => void);

export const html = (head: string, body = ""): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;

export const redirectTo =
  (to: string, status = 301): Handler =>
  (_, response) => {
    response.writeHead(status, { location: to }).end();
  };

export const answerWith =
  (status: number, headers: Record<string, string> = {}, body = ""): Handler =>
  (_, response) => {
    response.writeHead(status, headers).end(body);
  };
