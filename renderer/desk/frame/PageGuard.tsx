import { Component, type ReactNode } from 'react';
import type { Words } from '../../../shared/words/words.ts';
import { Note } from '../parts/Note.tsx';

/** Says why a page failed, in its place; the others go on. */
export class PageGuard extends Component<{ words: Words; children: ReactNode }, { cause: string | null }> {
  override state: { cause: string | null } = { cause: null };

  static getDerivedStateFromError(fault: unknown): { cause: string } {
    return { cause: fault instanceof Error ? fault.message : String(fault) };
  }

  override render(): ReactNode {
    const { cause } = this.state;
    if (cause === null) return this.props.children;
    const { say } = this.props.words;
    return (
      <Note
        glyph="critical"
        title={say('desk.crash.title')}
        text={say('desk.crash.text', { cause })}
        action={{ text: say('desk.again'), run: () => this.setState({ cause: null }) }}
      />
    );
  }
}
