import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type Address, isAddress } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { usdcAddress } from "../../chain/liquidity.ts";
import { marketKey, readCurrency } from "../../data/index.ts";
import type { Currency } from "../../format/index.ts";
import { SelectField, TextField } from "../../ui/index.ts";
import { readPoolNames } from "../market/index.ts";

/** What was chosen to pay in: one of the known tokens, or another one by its address. */
export interface PayChoice {
  token: string;
  other: string;
}

/** The word for a token that is not in the list. */
export const OTHER = "other";

/** The address of what was chosen; undefined while another token's address is missing or wrong. */
export function payTokenOf({ token, other }: PayChoice): Address | undefined {
  const address = token === OTHER ? other.trim() : token;
  return isAddress(address, { strict: false }) ? address : undefined;
}

/** Symbol and decimals of a token; undefined while they are not known, an error where it is no token. */
export function useCurrency(token: Address | undefined) {
  return useQuery<Currency>({
    queryKey: ["currency", token?.toLowerCase()],
    queryFn: () => readCurrency(token as Address),
    enabled: token !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    retry: 1,
  });
}

interface PayTokenFieldProps {
  choice: PayChoice;
  onChange: (choice: PayChoice) => void;
  /** The named address is no token. */
  unknown: boolean;
  disabled: boolean;
}

/** In which token one pays: USDC, CRBN, a pool's token, or any token that Uniswap has a way from. */
export function PayTokenField({ choice, onChange, unknown, disabled }: PayTokenFieldProps) {
  const { t } = useLingui();
  const { data: pools = [] } = useQuery({ queryKey: [...marketKey, "poolNames"], queryFn: readPoolNames });
  const known = [
    { address: usdcAddress, symbol: "USDC" },
    { address: contracts.crbn.address, symbol: "CRBN" },
    ...pools,
  ];
  const wrong = choice.token === OTHER && choice.other.trim() !== "" && payTokenOf(choice) === undefined;
  return (
    <>
      <SelectField
        label={t`Pay in`}
        value={choice.token}
        disabled={disabled}
        onChange={(event) => onChange({ ...choice, token: event.target.value })}
      >
        {known.map(({ address, symbol }) => (
          <option key={address} value={address}>
            {symbol}
          </option>
        ))}
        <option value={OTHER}>{t`another token`}</option>
      </SelectField>
      {choice.token === OTHER && (
        <TextField
          label={t`Address of the token`}
          hint={t`Any plain token that Uniswap v2 has a way from.`}
          value={choice.other}
          spellCheck={false}
          disabled={disabled}
          error={
            wrong
              ? t`This is no address. An address is 0x and 40 digits.`
              : unknown
                ? t`There is no token at this address.`
                : undefined
          }
          onChange={(event) => onChange({ ...choice, other: event.target.value })}
        />
      )}
    </>
  );
}
