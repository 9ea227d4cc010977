import { Icon } from '../../components/Icon';
import { href } from '../../components/routing';
import styles from './BackToPools.module.css';

/** The way back to the table. */
export function BackToPools() {
  return (
    <a className={styles.back} href={href('pools')}>
      <Icon name="stepBack" size={18} />
      Pools
    </a>
  );
}
