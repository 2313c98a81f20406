import type Database from 'better-sqlite3';
import type { Message } from '../../../shared/model/message.ts';
import type { MessageArchive } from '../../station/archive-port.ts';

type Row = Omit<Message, 'id'> & { id: number };

/** Prepares what keeps the messages to the hall; outside of a transaction each change is durable when it returns. */
export function prepareMessages(db: Database.Database): MessageArchive {
  const all = db.prepare<[], Row>('SELECT id, text, level, since AS "from", until FROM messages ORDER BY id');
  const insert = db.prepare<[string, string, number, number]>(
    'INSERT INTO messages (text, level, since, until) VALUES (?, ?, ?, ?)',
  );
  const remove = db.prepare<[number]>('DELETE FROM messages WHERE id = ?');
  return {
    messages: () => all.all().map(({ id, ...rest }) => ({ id: String(id), ...rest })),
    addMessage({ text, level, from, until }) {
      return String(insert.run(text, level, from, until).lastInsertRowid);
    },
    removeMessage: (id) => void remove.run(Number(id)),
  };
}
