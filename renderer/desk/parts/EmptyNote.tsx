import { Note } from './Note.tsx';

/** Says in the place of a list why it is empty, and what to do about it. */
export function EmptyNote({ title, text }: { title: string; text?: string }) {
  return <Note glyph="none" title={title} {...(text !== undefined && { text })} />;
}
