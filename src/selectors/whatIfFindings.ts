/** What arithmetic alone says about a scenario, before any run. */
import { DAYS_PER_MONTH } from '../engine/crisis';
import { formatUnits, UNITS_PER_NXT } from '../engine/units';
import type { Scenario } from '../simulation/scenario';
import type { AmountUnit } from '../store/preferences';
import { amountNumber, wholeNxt } from './whatIfText';

/** What TREASURY can open wallets with, in units. */
const treasuryUnits = 500_000 * UNITS_PER_NXT;

/** What a month needs and what its messages bring, in units. */
export interface MonthlyBalance {
  readonly need: number;
  readonly messages: number;
  /** What that many standard messages burn. */
  readonly burned: number;
  /** What a message would have to burn, and how many messages each would have to send a day. */
  readonly burnNeeded: number;
  readonly timesAsMuch: number;
  readonly messagesNeeded: number;
}

/** The balance of a month in which everybody sends standard messages at the average rate. */
export function monthlyBalance({ citizens, messages, floor }: Scenario): MonthlyBalance {
  const price = messages.burnPerStandardMessage;
  const need = floor.allotment * citizens;
  const sent = Math.round(citizens * messages.perCitizenDay * DAYS_PER_MONTH);
  const burnNeeded = sent === 0 ? Number.POSITIVE_INFINITY : Math.ceil(need / sent);
  return {
    need,
    messages: sent,
    burned: sent * price,
    burnNeeded,
    timesAsMuch: Math.ceil(burnNeeded / price),
    messagesNeeded: Math.ceil(need / (citizens * DAYS_PER_MONTH * price)),
  };
}

/** Why the floor cannot hold, in one sentence with its numbers; `undefined` if messages bring what the floor needs. */
export function burnFinding(scenario: Scenario, preferred: AmountUnit = 'NXT'): string | undefined {
  const month = monthlyBalance(scenario);
  if (month.burned >= month.need) return undefined;
  const start = `The floor needs ${amountNumber(month.need, preferred)} ${preferred} a month; ${formatUnits(month.messages)} standard messages burn ${amountNumber(month.burned, preferred)}.`;
  if (month.messages === 0) return start;
  return `${start} A message would have to burn ${formatUnits(month.burnNeeded)} units (${formatUnits(month.timesAsMuch)} × as much), or each citizen send ${formatUnits(month.messagesNeeded)} a day.`;
}

/** Why no price ends the crisis: the two lines ask for more than citizens can own. `undefined` where they do not. */
export function ownershipFinding(
  { citizens, floor, crisis }: Scenario,
  preferred: AmountUnit = 'NXT',
): string | undefined {
  const amount = preferred === 'units' ? formatUnits : wholeNxt;
  const percent = crisis.reserveLinePercent + crisis.floorLinePercent;
  const lines = Number((BigInt(floor.allotment) * BigInt(citizens) * BigInt(percent)) / 100n);
  if (lines <= treasuryUnits) return undefined;
  return `Citizens can own at most TREASURY’s ${amount(treasuryUnits)} ${preferred}, the two crisis lines ask for ${amount(lines)}: unless a fund gives, no price ends the crisis.`;
}

/** All that arithmetic finds, with amounts in the unit of the person's choice. */
export function findingsOf(scenario: Scenario, preferred: AmountUnit = 'NXT'): readonly string[] {
  return [burnFinding(scenario, preferred), ownershipFinding(scenario, preferred)].filter(
    (finding) => finding !== undefined,
  );
}
