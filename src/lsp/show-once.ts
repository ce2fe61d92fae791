/** Shows lines to the person that are about what is read again and again. */
import { type Connection, MessageType, ShowMessageNotification, type ShowMessageParams } from "vscode-languageserver";

/** Shows a line once, however often the config is read that it is about. */
export const showOnce = (connection: Connection): ((line: string) => void) => {
  const shown = new Set<string>();
  return (message) => {
    if (shown.has(message)) return;
    shown.add(message);
    const params: ShowMessageParams = { type: MessageType.Warning, message };
    // A client that is gone needs no message.
    connection.sendNotification(ShowMessageNotification.type, params).catch(() => {});
  };
};
