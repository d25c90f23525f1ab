/** Four strokes that narrow: the funnel. */
export function Logo({ size = 30 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 30 30" aria-hidden="true">
      <rect width="30" height="30" rx="7" fill="var(--bg-ink)" />
      <path
        d="M7 8.5h16M9.5 13h11M12 17.5h6M14 22h2"
        stroke="var(--text-on-ink)"
        strokeWidth="2.4"
        strokeLinecap="round"
      />
    </svg>
  );
}
