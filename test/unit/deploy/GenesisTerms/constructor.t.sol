// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {FieldHashes, GenesisTerms} from "../../../../contracts/deploy/GenesisTerms.sol";
import {Test} from "forge-std/Test.sol";

contract GenesisTermsConstructorTest is Test {
    function test_WhenDeployed_ItKeepsTheHashOfEveryField() external {
        FieldHashes memory hashes = FieldHashes({
            accounts: keccak256("accounts"),
            curators: keccak256("curators"),
            usdc: keccak256("usdc"),
            dex: keccak256("dex"),
            treasury: keccak256("treasury"),
            guardian: keccak256("guardian"),
            governance: keccak256("governance"),
            commissionRate: keccak256("commissionRate"),
            token: keccak256("token"),
            mining: keccak256("mining"),
            registries: keccak256("registries"),
            labels: keccak256("labels"),
            pools: keccak256("pools")
        });
        GenesisTerms terms = new GenesisTerms(hashes);
        assertEq(terms.ACCOUNTS(), hashes.accounts);
        assertEq(terms.CURATORS(), hashes.curators);
        assertEq(terms.USDC(), hashes.usdc);
        assertEq(terms.DEX(), hashes.dex);
        assertEq(terms.TREASURY(), hashes.treasury);
        assertEq(terms.GUARDIAN(), hashes.guardian);
        assertEq(terms.GOVERNANCE(), hashes.governance);
        assertEq(terms.COMMISSION_RATE(), hashes.commissionRate);
        assertEq(terms.TOKEN(), hashes.token);
        assertEq(terms.MINING(), hashes.mining);
        assertEq(terms.REGISTRIES(), hashes.registries);
        assertEq(terms.LABELS(), hashes.labels);
        assertEq(terms.POOLS(), hashes.pools);
    }
}
