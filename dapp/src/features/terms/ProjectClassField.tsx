import { useLingui } from "@lingui/react/macro";
import { PROJECT_CLASSES } from "../../data/index.ts";
import { SelectField } from "../../ui/index.ts";
import { useWords } from "./words.ts";

interface ProjectClassFieldProps {
  /** The class's number in the contract's order, as a text; empty for none. */
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  disabled?: boolean;
}

/** A choice of the class that a project is listed in. */
export function ProjectClassField({ value, onChange, ...rest }: ProjectClassFieldProps) {
  const { t } = useLingui();
  const words = useWords();
  return (
    <SelectField {...rest} label={t`Class`} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{t`Choose…`}</option>
      {PROJECT_CLASSES.slice(1).map((name, index) => (
        <option key={name} value={index + 1}>
          {words.projectClass(name)}
        </option>
      ))}
    </SelectField>
  );
}
