export function checkInstantly() { return { verdict: { conclusion: 'incomplete' }, lines: [], findings: [] }; }
