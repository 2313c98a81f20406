/** Scenes of the wall, in the order in which screens.md lists them. */
export const sceneNames = ['overview', 'slots', 'floor', 'hotspots', 'orders', 'channels', 'league'] as const;
export type SceneName = (typeof sceneNames)[number];

/** Whether a name is that of a scene. */
export function isScene(name: string): name is SceneName {
  return sceneNames.some((scene) => scene === name);
}

/** How long a scene of a playlist may stay, seconds. */
export const STOP_SECONDS = { shortest: 3, longest: 86_400, usual: 20 } as const;

/** A scene of a playlist and how long it stays, seconds. */
export interface Stop {
  scene: SceneName;
  seconds: number;
}
