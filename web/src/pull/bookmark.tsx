/** The bookmark that opens this page for the pull request one looks at. */
import { useState } from "preact/hooks";
import { announce } from "../live.tsx";
import { bookmarklet } from "./address.ts";

const EXPLANATION =
  "It is for the bookmarks: drag it there, and click it while you look at a pull request on GitHub. Here it does nothing.";

export const Bookmark = () => {
  const [isExplained, setIsExplained] = useState(false);
  const page = `${location.origin}${location.pathname}`;
  return (
    <section class="bookmark" aria-labelledby="bookmark-title">
      <h2 id="bookmark-title">From GitHub to here</h2>
      <p>
        Drag this to your bookmarks:{" "}
        <a
          class="bookmarklet"
          href={bookmarklet(page)}
          onClick={(event) => {
            // The policy of the page would refuse it without a word.
            event.preventDefault();
            setIsExplained(true);
            announce(EXPLANATION);
          }}
        >
          twir-lint this pull request
        </a>
      </p>
      {isExplained && <p class="explained">{EXPLANATION}</p>}
      <p class="quiet">
        On a phone, or with the keyboard: copy the address of the pull request into the field above, or write its number
        behind <code>{`${page}#/pull/`}</code> in the address bar.
      </p>
    </section>
  );
};
