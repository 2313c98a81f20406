import type { Message } from '../../../shared/model/message.ts';
import type { MessageArchive } from '../archive-port.ts';

/** An archive of messages that forgets them with the process. */
export function memoryMessages(): MessageArchive {
  const stored = new Map<string, Message>();
  let last = 0;
  return {
    messages: () => [...stored.values()],
    addMessage(message) {
      const id = String((last += 1));
      stored.set(id, { id, ...message });
      return id;
    },
    removeMessage: (id) => void stored.delete(id),
  };
}
