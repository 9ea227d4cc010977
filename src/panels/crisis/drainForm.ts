/** By this id the form of a drain by hand is found from the rest of the panel. */
export const drainFormId = 'drain-by-hand';
