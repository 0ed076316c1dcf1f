import { killServicesOn } from "../../../script/dev/service.ts";

killServicesOn();
