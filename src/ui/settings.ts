/** How a learner wants the course to look and answer, on this device. */
export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  readonly text: 'normal' | 'large' | 'larger';
  readonly motion: 'system' | 'reduced';
  /** Whether single keys place cards. */
  readonly shortcuts: 'on' | 'off';
}

/** What each setting may be; the first is what it is until the learner says otherwise. */
export const choices: { readonly [Name in keyof Settings]: readonly Settings[Name][] } = {
  theme: ['system', 'light', 'dark'],
  text: ['normal', 'large', 'larger'],
  motion: ['system', 'reduced'],
  shortcuts: ['on', 'off'],
};

/** What was kept, as far as it makes sense: it may be of another version, or not ours at all. */
export function settingsFrom(kept: unknown): Settings {
  const given: Record<string, unknown> = typeof kept === 'object' && kept !== null ? { ...kept } : {};
  const entries = Object.entries(choices).map(([name, values]) => [
    name,
    values.find((value) => value === given[name]) ?? values[0],
  ]);
  return Object.fromEntries(entries) as Settings; // one of `choices` for each name
}

/** The style sheet reads them from the root element. */
export function applySettings(settings: Settings, root: HTMLElement) {
  Object.assign(root.dataset, settings);
}
