const TICKS = 72;

/** The brand's line: serial numbers in a row, the first of them consumed. A picture without a meaning of its own. */
export function TraceLine() {
  return (
    <svg
      viewBox={`0 0 ${TICKS * 10} 16`}
      preserveAspectRatio="xMinYMid slice"
      className="h-4 w-full"
      aria-hidden="true"
    >
      {Array.from({ length: TICKS }, (_, index) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: ticks never change
          key={index}
          x={index * 10}
          y={index % 10 === 0 ? 0 : 4}
          width={2}
          height={index % 10 === 0 ? 16 : 8}
          rx={1}
          className={index < 26 ? "fill-brand" : "fill-trace opacity-60"}
        />
      ))}
    </svg>
  );
}
