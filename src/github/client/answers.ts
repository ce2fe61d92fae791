/** The shapes of GitHub's answers, as far as they are read. */
import { z } from "zod";

/** The hash of a commit or a blob. */
const sha = z.string().regex(/^[0-9a-f]{40,64}$/);

const user = z.object({ login: z.string() }).nullish();

/** Undefined for the fork of a pull request that is gone. */
const repository = z.object({ full_name: z.string() }).nullish();

export const pullSchema = z.object({
  number: z.number(),
  state: z.string(),
  title: z.string().optional(),
  /** When it was merged, if it was. */
  merged_at: z.string().nullish(),
  user,
  head: z.object({ sha, ref: z.string(), repo: repository }),
  base: z.object({ sha, ref: z.string() }),
});
export type Pull = z.infer<typeof pullSchema>;

export const fileSchema = z.object({
  filename: z.string(),
  previous_filename: z.string().optional(),
  status: z.string(),
  sha: sha.nullish(),
  patch: z.string().optional(),
});
export type PullFile = z.infer<typeof fileSchema>;

export const reviewSchema = z.object({ id: z.number(), user, state: z.string(), body: z.string().nullish() });

export const commentSchema = z.object({
  id: z.number(),
  user,
  path: z.string(),
  body: z.string(),
  /** Null when the diff no longer shows it. */
  line: z.number().nullish(),
  /** Null for a comment on one line. */
  start_line: z.number().nullish(),
  in_reply_to_id: z.number().nullish(),
});

/** A comment of a pending review, which has no place yet. */
export const pendingCommentSchema = z.object({ body: z.string() });

/** A file of at most 1 MB, or a blob; `encoding` is `none` for a larger file. */
export const contentSchema = z.object({ encoding: z.string(), content: z.string() });

export const folderSchema = z.array(z.object({ name: z.string(), path: z.string(), sha, type: z.string() }));

export const compareSchema = z.object({ merge_base_commit: z.object({ sha }) });

export const permissionSchema = z.object({ permission: z.string() });
