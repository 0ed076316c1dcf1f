// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice Whether a registry's serial numbers name who keeps its batches. Named: they do, and a batch is known by its
/// operator and its number (Verra: MER, APX, VER). Single: they name nobody, so that the registry has one operator (Gold
/// Standard).
enum OperatorRule {
    Named,
    Single
}

/// @notice Within what a registry gives a number once. Batch: numbers start again in each batch. Operator: no two batches of
/// an operator share a number. Registry: no two units of the registry do.
enum NumberScope {
    Batch,
    Operator,
    Registry
}

/// @notice How a registry numbers its units. Fixed when the registry is admitted: blocks are judged by it for ever. Of
/// registries admitted before there were such rules, Named and Batch hold.
/// @param operators Whether a serial number names an operator.
/// @param scope Within what no number is accepted twice.
struct SerialRules {
    OperatorRule operators;
    NumberScope scope;
}
