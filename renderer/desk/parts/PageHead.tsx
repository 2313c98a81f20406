import type { ReactNode } from 'react';

/** The head of a page: what it is, what it says in one line, and what can be done (`children`, to the right). */
export function PageHead({
  title,
  text,
  children,
}: {
  title: ReactNode;
  text?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="page-head">
      <h1>{title}</h1>
      {text !== undefined && <p>{text}</p>}
      <span className="gap" />
      {children}
    </div>
  );
}
