/** What happened in a span of days. Amounts are units of NXT. */
export interface Tally {
  messages: number;
  messagesRefused: number;
  burnsRefused: number;
  burned: number;
  transferred: number;
  transfersRefused: number;
  shopped: number;
  sold: number;
  paidOut: number;
  wages: number;
  floorAsked: number;
  floorPaid: number;
  drained: number;
  refilled: number;
  allocated: number;
}

/** Nothing happened yet. */
export function emptyTally(): Tally {
  return {
    messages: 0,
    messagesRefused: 0,
    burnsRefused: 0,
    burned: 0,
    transferred: 0,
    transfersRefused: 0,
    shopped: 0,
    sold: 0,
    paidOut: 0,
    wages: 0,
    floorAsked: 0,
    floorPaid: 0,
    drained: 0,
    refilled: 0,
    allocated: 0,
  };
}
