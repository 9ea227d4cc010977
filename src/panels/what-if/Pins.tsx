import { useState } from 'react';
import { announce } from '../../components/announce';
import { Amount } from '../../components/Amount';
import { Button } from '../../components/Button';
import { Icon } from '../../components/Icon';
import { StatusWord } from '../../components/StatusWord';
import { formatUnits } from '../../engine/units';
import { differencePerWallet, type WalletDifference } from '../../selectors/whatIfMovers';
import { outcomeOf } from '../../selectors/whatIfOutcome';
import { coverageText } from '../../selectors/whatIfText';
import styles from './Pins.module.css';
import type { Pin } from './session';
import { useSession, useSessionState } from './sessionContext';

const moversShown = 12;

function PinCard({ pin, goalDays }: { readonly pin: Pin; readonly goalDays: number }) {
  const session = useSession();
  const { final, status, word } = outcomeOf(pin.columns, goalDays);
  return (
    <li className={styles.pin}>
      <div className={styles.top}>
        <svg width="28" height="6" aria-hidden="true">
          <line className={styles.dash} data-letter={pin.letter} x1="0" x2="28" y1="3" y2="3" />
        </svg>
        <strong>{pin.letter}</strong>
      </div>
      <p className={styles.figure}>
        {coverageText(final)} <span>days</span>
      </p>
      <p className={styles.name}>{pin.name}</p>
      <StatusWord status={status}>{word}</StatusWord>
      <div className={styles.actions}>
        <Button
          kind="plain"
          aria-label={`Show ${pin.letter} under the sliders`}
          onClick={() => {
            session.change(() => pin.scenario);
            announce(`${pin.letter} is under the sliders.`);
          }}
        >
          Show
        </Button>
        <Button kind="plain" aria-label={`Unpin ${pin.letter}`} onClick={() => session.unpin(pin.letter)}>
          Unpin
        </Button>
      </div>
    </li>
  );
}

interface Compared {
  readonly first: Pin;
  readonly second: Pin;
  readonly difference: WalletDifference;
}

function MoversTable({ first, second, difference }: Compared) {
  const { movers, wallets, richer, poorer, total } = difference;
  return (
    <div className={styles.movers}>
      <p>
        Of {formatUnits(wallets)} wallets {formatUnits(richer)} hold more in {second.letter} than in{' '}
        {first.letter} and {formatUnits(poorer)} less. All together: <Amount units={total} sign />.
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
      <section className={styles.scroll} tabIndex={0} aria-label="Wallets that differ most">
        <table>
          <caption className="visually-hidden">Wallets that differ most, exact to the unit</caption>
          <thead>
            <tr>
              <th scope="col">Wallet</th>
              <th scope="col">{first.letter}</th>
              <th scope="col">{second.letter}</th>
              <th scope="col">Difference</th>
            </tr>
          </thead>
          <tbody>
            {movers.slice(0, moversShown).map((mover) => (
              <tr key={mover.address}>
                <th scope="row">{mover.address}</th>
                <td>
                  {mover.first === undefined ? 'no wallet' : <Amount units={mover.first} unit={false} />}
                </td>
                <td>
                  {mover.second === undefined ? 'no wallet' : <Amount units={mover.second} unit={false} />}
                </td>
                <td>
                  <Amount units={mover.difference} unit={false} sign />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

/** Two pins, wallet by wallet. */
function Compare({ pins }: { readonly pins: readonly Pin[] }) {
  const session = useSession();
  const [compared, setCompared] = useState<Compared | string>();
  const [first, ...others] = pins;
  if (first === undefined || others.length === 0) return null;
  const compare = async (second: Pin) => {
    setCompared('Running both to the end…');
    const [one, other] = await Promise.all([session.walletsOf(first), session.walletsOf(second)]);
    if (one === undefined || other === undefined) return;
    setCompared({ first, second, difference: differencePerWallet(one, other) });
    announce(`${first.letter} and ${second.letter} were compared wallet by wallet.`);
  };
  return (
    <div className={styles.compare}>
      <div className={styles.row}>
        {others.map((pin) => (
          <Button
            key={pin.letter}
            icon="table"
            onClick={() =>
              void compare(pin).catch((error: unknown) =>
                setCompared(`They could not be compared: ${String(error)}`),
              )
            }
          >
            {first.letter} and {pin.letter}, wallet by wallet
          </Button>
        ))}
      </div>
      {compared === undefined ? null : typeof compared === 'string' ? (
        <p>{compared}</p>
      ) : (
        <MoversTable {...compared} />
      )}
    </div>
  );
}

/** Up to four scenarios kept side by side. */
export function Pins() {
  const session = useSession();
  const pins = useSessionState((state) => state.pins);
  const goalDays = useSessionState((state) => state.goalDays);
  const isSameSeed = new Set(pins.map(({ scenario }) => scenario.seed)).size <= 1;
  const next = (['A', 'B', 'C', 'D'] as const).find((letter) => !pins.some((pin) => pin.letter === letter));
  return (
    <section className={styles.section} aria-labelledby="what-if-pins">
      <h2 id="what-if-pins" className={styles.title}>
        {pins.length === 0 ? 'Pinned' : isSameSeed ? 'Pinned, same seeds' : 'Pinned, with different seeds'}
      </h2>
      <ul className={styles.pins}>
        {pins.map((pin) => (
          <PinCard key={pin.letter} pin={pin} goalDays={goalDays} />
        ))}
        {next === undefined ? null : (
          <li className={styles.slot}>
            <button type="button" onClick={() => session.pin()}>
              <Icon name="pin" size={24} />
              <span>Pin this one as {next}</span>
            </button>
          </li>
        )}
      </ul>
      {pins.length === 0 ? (
        <p className={styles.name}>A pinned scenario stays in the charts while you move on. Up to four.</p>
      ) : null}
      <Compare key={pins.map(({ letter }) => letter).join('')} pins={pins} />
    </section>
  );
}
