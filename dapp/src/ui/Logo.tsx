/** The mark: a C, for carbon, with a run of serial numbers traced through it. */
export function LogoMark({ className = "size-8" }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true">
      <rect width="32" height="32" rx="8" className="fill-brand" />
      <g fill="none" strokeWidth="2.6" strokeLinecap="round">
        <path d="M22.6 10.2A8.6 8.6 0 1 0 22.6 21.8" className="stroke-on-brand" />
        <path d="M12.6 16h4M19.4 16h1.6M23.8 16h1.6" className="stroke-on-brand opacity-70" />
      </g>
    </svg>
  );
}
