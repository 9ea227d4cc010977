/** The mark: a loop around a core, crossed by an orbit. */
export function Logo({ size = 26 }: { readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 26 26"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
    >
      <circle cx="13" cy="13" r="11.4" />
      <ellipse cx="13" cy="13" rx="11.4" ry="4.4" transform="rotate(-45 13 13)" />
      <circle cx="13" cy="13" r="1.6" fill="currentColor" stroke="none" />
    </svg>
  );
}
