import { useState } from 'react';
import { announce } from '../../components/announce';
import { Amount } from '../../components/Amount';
import { Button } from '../../components/Button';
import { Icon } from '../../components/Icon';
import { SelectField } from '../../components/SelectField';
import { StatusWord } from '../../components/StatusWord';
import { formatUnits } from '../../engine/units';
import { differencePerWallet, type WalletDifference } from '../../selectors/whatIfMovers';
import { outcomeOf } from '../../selectors/whatIfOutcome';
import { coverageText } from '../../selectors/whatIfText';
import styles from './Pins.module.css';
import { PinKey } from './PinKey';
import { pinObstacle, type Pin } from './session';
import { useSession, useSessionState } from './sessionContext';

const moversShown = 12;

function PinCard({ pin, goalDays }: { readonly pin: Pin; readonly goalDays: number }) {
  const session = useSession();
  const { final, status, word } = outcomeOf(pin.columns, goalDays);
  return (
    <li className={styles.pin}>
      <div className={styles.top}>
        <PinKey letter={pin.letter} />
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

/** Chooses one of these pins. */
function PinChoice({
  label,
  pins,
  pin,
  onChange,
}: {
  readonly label: string;
  readonly pins: readonly Pin[];
  readonly pin: Pin;
  readonly onChange: (pin: Pin) => void;
}) {
  return (
    <SelectField
      label={label}
      value={pin.letter}
      options={pins.map(({ letter, name }) => ({ value: letter, label: `${letter}, ${name}` }))}
      onChange={(chosen) => {
        const found = pins.find(({ letter }) => letter === chosen);
        if (found !== undefined) onChange(found);
      }}
    />
  );
}

/** Any two pins, wallet by wallet. */
function Compare({ pins }: { readonly pins: readonly Pin[] }) {
  const session = useSession();
  const [compared, setCompared] = useState<Compared | string>();
  const [[first, second], setPair] = useState<readonly [Pin | undefined, Pin | undefined]>([
    pins[0],
    pins[1],
  ]);
  if (first === undefined || second === undefined) return null;
  const choose = (one: Pin, other: Pin) => {
    setPair([one, other]);
    setCompared(undefined);
  };
  const compare = async () => {
    setCompared('Running both to the end…');
    try {
      const [one, other] = await Promise.all([session.walletsOf(first), session.walletsOf(second)]);
      if (one === undefined || other === undefined) return;
      setCompared({ first, second, difference: differencePerWallet(one, other) });
      announce(`${first.letter} and ${second.letter} were compared wallet by wallet.`);
    } catch (error) {
      setCompared(`They could not be compared: ${String(error)}`);
    }
  };
  return (
    <div className={styles.compare}>
      <div className={styles.row}>
        {pins.length === 2 ? null : (
          <>
            <PinChoice
              label="Compare"
              pins={pins}
              pin={first}
              onChange={(pin) => choose(pin, pin === second ? first : second)}
            />
            <PinChoice
              label="with"
              pins={pins.filter((pin) => pin !== first)}
              pin={second}
              onChange={(pin) => choose(first, pin)}
            />
          </>
        )}
        <Button icon="table" onClick={() => void compare()}>
          {first.letter} and {second.letter}, wallet by wallet
        </Button>
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
  const obstacle = useSessionState(pinObstacle);
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
            <button type="button" disabled={obstacle !== undefined} onClick={() => session.pin()}>
              <Icon name="pin" size={24} />
              <span>{obstacle ?? `Pin this one as ${next}`}</span>
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
