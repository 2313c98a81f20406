import { AskRefusal } from '../../../shared/contract/ask-refusal.ts';
import type { Answerers } from '../../../shared/contract/asks.ts';
import type { MessageBook, Posted } from '../messages/message-book.ts';
import type { DisplayBook } from './display-book.ts';

export interface HallParts {
  displays: DisplayBook;
  messages: Pick<MessageBook, 'post' | 'withdraw'>;
}

const refusals = {
  past: { path: 'minutes', message: 'is over already' },
  tooLong: { path: 'minutes', message: 'is more than 24 hours away' },
  twoEnds: { path: 'minutes', message: 'is given twice' },
  tooMany: { path: '', message: 'too many messages are open: withdraw one first' },
  storage: { path: '', message: 'the message cannot be stored now' },
} satisfies Record<Extract<Posted, { ok: false }>['why'], { path: string; message: string }>;

/** Answers what walls say and desks ask about the hall: its displays and the messages on them. */
export function hallAnswers({ displays, messages }: HallParts): Answerers {
  return {
    'displays.tell'(news, _who, from) {
      displays.tell(news, from);
      return {};
    },
    'displays.plan': ({ display, plan }, who) => ({ since: displays.setPlan(display, plan, who) }),
    'displays.forget'({ display }, who) {
      displays.forget(display, who);
      return {};
    },
    'displays.identify'({ display }) {
      displays.identify(display);
      return {};
    },
    'messages.post'(draft, who) {
      const posted = messages.post(draft, { who });
      return posted.ok ? posted : { ok: false, problems: [refusals[posted.why]] };
    },
    'messages.withdraw'({ id }, who) {
      const done = messages.withdraw(id, { who });
      if (done === 'unknown') throw new AskRefusal('gone', 'this message is not open any more');
      if (done === 'storage') throw new AskRefusal('storage', 'the message cannot be withdrawn now');
      return {};
    },
  };
}
