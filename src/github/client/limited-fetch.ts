/** Requests with a limit in time and in the bytes of an answer. */
import { UsageError } from "../../config/usage-error.ts";

/** Milliseconds for one request. */
const TIMEOUT = 30_000;
/** A page of 100 files has at most 1 MB of patches, and the largest text that is read has 10 MB, as base64. */
const MAX_BYTES = 16 * 1024 * 1024;

const joined = (chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> => {
  const all = new Uint8Array(length);
  let end = 0;
  for (const chunk of chunks) {
    all.set(chunk, end);
    end += chunk.length;
  }
  return all;
};

const readAll = async (body: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body.getReader();
  // Not `for await`, which not every browser has for streams.
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > MAX_BYTES) {
      await reader.cancel();
      throw new UsageError("an answer of GitHub has more than 16 MB");
    }
    chunks.push(part.value);
  }
  return joined(chunks, length);
};

/** `fetch`, which reads no more than it must. */
export const limitedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, signal: AbortSignal.timeout(TIMEOUT) });
  if (response.body === null) return response;
  const { status, statusText, headers } = response;
  return new Response(await readAll(response.body), { status, statusText, headers });
};
