export async function fullCheck() { return []; }
