/** What pages may ask the Electron shell, each as a method of `Bridge`. */
export const shellCalls = [
  'leaveKiosk',
  'readSetup',
  'tryConnection',
  'applySetup',
  'startFault',
  'tryAgain',
  'openSetup',
  'health',
  'saveText',
  'saveBytes',
  'printPdf',
] as const;
export type ShellCall = (typeof shellCalls)[number];

/** Names of the channels between preload and shell; pages never see them. */
export const shellChannel = {
  askForWire: 'shell:ask-for-wire',
  wire: 'shell:wire',
  wireLost: 'shell:wire-lost',
  beat: 'shell:beat',
  pinAsked: 'shell:pin-asked',
  call: (name: ShellCall) => `shell:call:${name}`,
} as const;

/** Arguments by which the shell tells a window's preload what it cannot ask. */
export const shellArgument = { window: '--callwall-window', version: '--callwall-version' } as const;
