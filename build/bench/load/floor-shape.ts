/** What a hotline's floor is like beside its size: whose seats these are, and what contacts say of themselves. */
export interface FloorShape {
  /** Events a contact brings on average (measured); only used to pace the arrivals. */
  eventsAContact: number;
  /** An agent's id. */
  agent(agent: number): string;
  team(agent: number, queue: number): string;
  channel(contact: number): string;
  language(contact: number, queue: number): string;
  ivrKey(contact: number): string;
  /** Contacts pass the menu, where one in so many leaves; 0 = they come straight to their queue. */
  menuLeavers: number;
  /** Every so many-th agent goes on a break after a call; 0 = none does. */
  breaks: number;
  /** Seats tell that a call is on hold. */
  holdStates: boolean;
  /** Every so many-th answered contact answers a survey; 0 = none does. */
  surveys: number;
}

/** Few teams and few words: what the figures of taking in are measured with, and comparable since the first release. */
const plain: FloorShape = {
  eventsAContact: 8.1,
  agent: (agent) => `a${agent}`,
  team: (_, queue) => `team-${queue % 40}`,
  channel: () => 'voice',
  language: (_, queue) => (queue % 7 === 0 ? 'en' : 'zh-CN'),
  ivrKey: (contact) => String(contact % 2),
  menuLeavers: 0,
  breaks: 0,
  holdStates: false,
  surveys: 0,
};

const channels = ['voice', 'voice', 'voice', 'voice', 'app', 'wechat', 'web', 'robot'] as const;
const languages = ['English', '藏语', '维吾尔语', '蒙古语', '朝鲜语', '日语', '俄语', '韩语'] as const;

/**
 * As the simulated 95598 (assets/simulator/95598.json) is made: teams of 25, work numbers, five channels, nine languages,
 * a menu, breaks, holds that seats tell, surveys.
 */
const hotline: FloorShape = {
  eventsAContact: 9.1,
  agent: (agent) => String(60_001 + agent),
  team: (agent) => `${'甲乙丙丁'[agent % 4]}值 ${Math.floor(agent / 100) + 1} 组`,
  channel: (contact) => channels[contact % channels.length]!,
  language: (contact) => (contact % 12 === 0 ? languages[(contact / 12) % languages.length]! : '普通话'),
  ivrKey: (contact) => String((contact * 5) % 9),
  menuLeavers: 15,
  breaks: 20,
  holdStates: true,
  surveys: 4,
};

/** The shapes by name. */
export const floorShapes = { plain, hotline } as const;
export type FloorShapeName = keyof typeof floorShapes;
