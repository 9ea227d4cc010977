import type { ComponentProps, ReactNode } from 'react';
import styles from './Button.module.css';
import { Icon, type IconName } from './Icon';

/** Ink for the one main action, soft and outline for the others, plain where it stands in a line of text. */
export type ButtonKind = 'primary' | 'soft' | 'outline' | 'plain';

/** A button, at least 44 px high. */
export function Button({
  kind = 'soft',
  icon,
  children,
  className,
  type = 'button',
  ...rest
}: {
  readonly kind?: ButtonKind;
  readonly icon?: IconName;
  readonly children?: ReactNode;
} & ComponentProps<'button'>) {
  const classes = [styles.button, styles[kind], className].filter(Boolean).join(' ');
  return (
    // oxlint-disable-next-line react/button-has-type
    <button type={type} className={classes} {...rest}>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </button>
  );
}
