// The manifest on the desk: one text, which the three doors share. It stays in this tab; only the form keeps drafts.

const listeners = new Set();
let manifest = { name: 'synthreport.yaml', text: '' };

export const desk = {
  /** The manifest: `{ name, text }`, the name of its file and its YAML or JSON. */
  get manifest() { return manifest; },

  /** Lays another text on the desk. `by` is the one who does, and is not called back. */
  put(text, { name = manifest.name, by = null } = {}) {
    if (text === manifest.text && name === manifest.name) return;
    manifest = { name, text };
    for (const listener of listeners) if (by === null || listener.by !== by) listener.heard(manifest);
  },

  /** Calls `heard(manifest)` when somebody else than `by` lays down another text. Returns what ends that. */
  hear(heard, by = null) {
    const listener = { heard, by };
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
