import type { OrderKindInput, OrderLinkInput } from './order-kind.ts';

/** A move that comes later tells that the ones before it were made, also where a source leaves them out. */
const over = ['restored', 'handled', 'closed'] as const;
const there = ['arrived', 'contacted', ...over] as const;
const sent = ['dispatched', 'accepted', ...there] as const;
const day = { minutes: 1440 };

const dispatch = (minutes: number): OrderLinkInput => ({
  key: 'dispatch',
  zh: '派发工单',
  en: 'Dispatch',
  lane: 'dispatch',
  done: [...sent],
  within: { minutes },
});

/** What was promised is counted from the creation, what is asked of the customer from when the work was done. */
const satisfaction = {
  key: 'satisfaction',
  zh: '满意度采集',
  en: 'Satisfaction',
  lane: 'satisfaction',
  done: ['visited'],
  from: ['restored', 'handled'],
  within: day,
} satisfies OrderLinkInput;

/**
 * Kinds of work orders as they ship. Fault repair and complaints with the limits of the power grid's service promises;
 * the rural restoration counts four hours from the arrival there, which is written here as arrival + four hours. The
 * others are ordinary business of hotlines, handled within working days.
 */
export const defaultOrderKinds: readonly OrderKindInput[] = [
  {
    key: '故障报修',
    zh: '故障报修',
    en: 'Fault repair',
    suspends: true,
    links: [
      dispatch(2),
      {
        key: 'arrive',
        zh: '到达现场',
        en: 'On site',
        lane: 'reach',
        done: ['arrived', ...over],
        within: { minutes: 45 },
        rural: { minutes: 90 },
        remote: { minutes: 120 },
      },
      {
        key: 'restore',
        zh: '恢复供电',
        en: 'Power restored',
        lane: 'handle',
        done: [...over],
        within: { minutes: 180 },
        rural: { minutes: 330 },
        remote: { minutes: 360 },
      },
      satisfaction,
    ],
  },
  {
    key: '投诉',
    zh: '投诉',
    en: 'Complaint',
    links: [
      dispatch(20),
      {
        key: 'contact',
        zh: '联系客户',
        en: 'Customer contacted',
        lane: 'reach',
        done: ['contacted', ...over],
        within: day,
      },
      {
        key: 'handle',
        zh: '处理完毕',
        en: 'Handled',
        lane: 'handle',
        done: [...over],
        within: { workingDays: 4 },
      },
      satisfaction,
    ],
  },
  ...(
    [
      ['举报', 'Report of misconduct', 5],
      ['意见', 'Opinion', 5],
      ['建议', 'Suggestion', 5],
      ['业务办理', 'Service request', 3],
    ] as const
  ).map(([key, en, workingDays]): OrderKindInput => ({
    key,
    zh: key,
    en,
    links: [
      {
        key: 'handle',
        zh: '处理完毕',
        en: 'Handled',
        lane: 'handle',
        done: [...over],
        within: { workingDays },
      },
    ],
  })),
];
